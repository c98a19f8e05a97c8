/**
 * Suppliers by their own hand and under the eye of the central purchasing body: registration and
 * its vetting, certificates that expire, debarment.
 */
@NullMarked
package org.muwahhad.organisation.supplier;

import org.jspecify.annotations.NullMarked;
