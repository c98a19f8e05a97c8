/**
 * What people are told: messages in the inbox and e-mails, written in the transaction of the act
 * they tell of, and reminders of deadlines.
 */
@NullMarked
package org.muwahhad.notification;

import org.jspecify.annotations.NullMarked;
