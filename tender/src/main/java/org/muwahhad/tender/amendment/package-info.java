/**
 * Amendments of a published tender as numbered versions: proposed with a reason, approved by a
 * second person.
 */
@NullMarked
package org.muwahhad.tender.amendment;

import org.jspecify.annotations.NullMarked;
