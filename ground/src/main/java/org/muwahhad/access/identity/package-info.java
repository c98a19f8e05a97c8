/**
 * Signing in with the identity provider of one's own state: OpenID Connect, OAuth 2.0 and SAML 2.0.
 * What is known of the providers is kept by {@code organisation.identity}.
 */
@NullMarked
package org.muwahhad.access.identity;

import org.jspecify.annotations.NullMarked;
