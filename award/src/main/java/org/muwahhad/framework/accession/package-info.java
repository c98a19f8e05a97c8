/**
 * Joining an agreement after its award: an entity asks, the supplier accepts, and the central
 * purchasing body approves.
 */
@NullMarked
package org.muwahhad.framework.accession;

import org.jspecify.annotations.NullMarked;
