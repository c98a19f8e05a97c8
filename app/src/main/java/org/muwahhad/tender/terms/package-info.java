/** Terms, rules and criteria of a draft. */
@NullMarked
package org.muwahhad.tender.terms;

import org.jspecify.annotations.NullMarked;
