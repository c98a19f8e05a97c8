package org.muwahhad.tender.panel;

import org.jspecify.annotations.Nullable;

/**
 * A member of an examination panel declared a conflict of interest, and the panel changed in this
 * transaction.
 *
 * @param called the alternate who takes the member's place; null when there was none left
 * @param chair who chairs the panel from now on; null when the chair did not change
 */
public record ExaminersChanged(long tenderId, @Nullable Long called, @Nullable Long chair) {}
