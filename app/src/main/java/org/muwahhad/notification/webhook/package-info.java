/**
 * Notices of a person that are sent on to a program of theirs, signed (Standard Webhooks), by the
 * same kind of queue as e-mails.
 */
@NullMarked
package org.muwahhad.notification.webhook;

import org.jspecify.annotations.NullMarked;
