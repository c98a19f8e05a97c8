/** Terms, rules and criteria of a draft, and the values a new draft starts with. */
@NullMarked
package org.muwahhad.tender.terms;

import org.jspecify.annotations.NullMarked;
