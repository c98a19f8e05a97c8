/**
 * The register of suppliers, as the central buyer keeps it: who is entered, suspended and
 * reinstated.
 */
@NullMarked
package org.muwahhad.organisation.register;

import org.jspecify.annotations.NullMarked;
