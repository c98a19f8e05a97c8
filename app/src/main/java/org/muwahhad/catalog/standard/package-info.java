/**
 * What brings demand together on fewer items: equivalents with exact conversions, the standard item
 * near another, prices by quantity, the past of an item, and items side by side.
 */
@NullMarked
package org.muwahhad.catalog.standard;

import org.jspecify.annotations.NullMarked;
