/** The data every installation starts with: states, money, units, categories and rule defaults. */
@NullMarked
package org.muwahhad.seeds.reference;

import org.jspecify.annotations.NullMarked;
