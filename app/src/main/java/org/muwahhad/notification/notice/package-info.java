/**
 * Notices: what is told to whom. One is written in the transaction of the act that it reports, and
 * reaches an audience, which is one statement. Its words are put together for each reader.
 */
@NullMarked
package org.muwahhad.notification.notice;

import org.jspecify.annotations.NullMarked;
