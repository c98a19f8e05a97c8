/**
 * What brings demand together on fewer items: equivalents with exact conversions, standard items,
 * prices by quantity, the history of an item, and items side by side.
 */
@NullMarked
package org.muwahhad.catalog.standard;

import org.jspecify.annotations.NullMarked;
