/**
 * Messages in the inbox and by e-mail, written in the transaction of the act they report, and
 * reminders of deadlines.
 */
@NullMarked
package org.muwahhad.notification;

import org.jspecify.annotations.NullMarked;
