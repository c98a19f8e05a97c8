/** Listeners to acts: each says what is told of an act, and to which audience. */
@NullMarked
package org.muwahhad.notification.event;

import org.jspecify.annotations.NullMarked;
