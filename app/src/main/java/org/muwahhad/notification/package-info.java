/**
 * Messages in the inbox and by e-mail, written in the transaction of the act they report, and
 * reminders of deadlines. Each subpackage uses only those before it: {@code webhook}, {@code
 * notice}, {@code inbox}, {@code mail}, {@code event}, {@code reminder}. The package itself comes
 * last: it deletes what was kept long enough.
 */
@NullMarked
package org.muwahhad.notification;

import org.jspecify.annotations.NullMarked;
