/**
 * Identity providers of states: what is known of them, who is linked to them, and the programs of
 * states that keep the accounts of their people (SCIM 2.0).
 */
@NullMarked
package org.muwahhad.organisation.identity;

import org.jspecify.annotations.NullMarked;
