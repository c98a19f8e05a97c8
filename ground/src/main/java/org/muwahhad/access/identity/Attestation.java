package org.muwahhad.access.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a provider says of a person, once it is known to be its word.
 *
 * @param subject what the provider calls the person
 * @param level by its own name; empty where it named none
 * @param authenticatedAt when it last asked the person; null where it does not say
 * @param sessionIndex what it calls its session; null where it does not say
 * @param nameId for the logout by SAML
 * @param idToken for the logout by OpenID Connect
 */
record Attestation(
    String subject,
    String level,
    @Nullable Instant authenticatedAt,
    @Nullable String sessionIndex,
    @Nullable String nameId,
    @Nullable String idToken) {}
