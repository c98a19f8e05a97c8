/** The messages of a person, on their page and for their programs, and how many are unread. */
@NullMarked
package org.muwahhad.notification.inbox;

import org.jspecify.annotations.NullMarked;
