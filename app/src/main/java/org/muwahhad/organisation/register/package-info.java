/** The register of suppliers: who is entered, suspended and reinstated. */
@NullMarked
package org.muwahhad.organisation.register;

import org.jspecify.annotations.NullMarked;
