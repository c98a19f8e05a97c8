package org.muwahhad.organisation.identity;

import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;

/**
 * A person as a program describes one.
 *
 * @param externalId what the provider calls the person when it vouches for them
 * @param entityCode procuring entity of the person; null where the program names none
 */
record ScimUser(
    String userName,
    String externalId,
    Bilingual name,
    Bilingual title,
    String email,
    boolean active,
    @Nullable String entityCode) {}
