/** E-mails of notices: a queue, how each is written and sent, and what administrators see of it. */
@NullMarked
package org.muwahhad.notification.mail;

import org.jspecify.annotations.NullMarked;
