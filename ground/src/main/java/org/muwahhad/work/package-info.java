/**
 * Work that any node takes up. What is worked under a lease has one queue ({@link
 * org.muwahhad.work.LeaseQueue}): the tables of mails, reports and scenarios, where people see it,
 * and the rules of retention ({@link org.muwahhad.work.DeleteOld}). All other jobs over many pieces
 * work them in turns ({@link org.muwahhad.work.JobTurn}).
 */
@NullMarked
package org.muwahhad.work;

import org.jspecify.annotations.NullMarked;
