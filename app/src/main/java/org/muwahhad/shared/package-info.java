/** Money, bilingual text, refusals and the clock: small, and depends on nothing else of ours. */
@NullMarked
package org.muwahhad.shared;

import org.jspecify.annotations.NullMarked;
