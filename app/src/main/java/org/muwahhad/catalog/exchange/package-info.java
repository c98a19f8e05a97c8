/**
 * The catalog as files: exports, the workbook of a category, and the staged import that shows what
 * a file would change before it is applied.
 */
@NullMarked
package org.muwahhad.catalog.exchange;

import org.jspecify.annotations.NullMarked;
