/**
 * Work that any node takes up under a lease. One queue ({@link org.muwahhad.work.LeaseQueue}) runs
 * over the tables of mails, reports and scenarios, where people see it.
 */
@NullMarked
package org.muwahhad.work;

import org.jspecify.annotations.NullMarked;
