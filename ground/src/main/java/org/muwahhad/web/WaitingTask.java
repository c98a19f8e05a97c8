package org.muwahhad.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that waits for the person on the home page.
 *
 * @param title what to do, as a verb phrase in the reader's language
 * @param explanation one sentence more; may be empty
 * @param count how many such things wait; 0 hides the figure
 * @param href where to do it
 * @param due the instant it must be done by, or null
 */
public record WaitingTask(
    String title, String explanation, long count, String href, @Nullable Instant due) {}
