/**
 * Work that any node takes up under a lease. One queue ({@link org.muwahhad.work.LeaseQueue}) runs
 * over the tables of mails, reports and scenarios, where people see it, and over the rules of
 * retention ({@link org.muwahhad.work.DeleteOld}).
 */
@NullMarked
package org.muwahhad.work;

import org.jspecify.annotations.NullMarked;
