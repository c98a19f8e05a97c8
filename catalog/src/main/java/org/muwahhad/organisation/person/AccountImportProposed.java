package org.muwahhad.organisation.person;

import org.muwahhad.shared.Bilingual;

/**
 * The people of a file wait for a second administrator.
 *
 * @param by who proposed them, and {@code name} that person's
 * @param people how many
 */
public record AccountImportProposed(long importId, long by, Bilingual name, int people) {}
