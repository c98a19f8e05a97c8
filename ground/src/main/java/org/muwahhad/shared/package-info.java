/**
 * Money and its rounding, bilingual text, refusals and the database's clock. Depends on no other
 * package of the service.
 */
@NullMarked
package org.muwahhad.shared;

import org.jspecify.annotations.NullMarked;
