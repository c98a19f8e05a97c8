/**
 * The catalog as files: exports, the workbook of a category, the staged import that shows what a
 * file would change before it is applied, and {@link org.muwahhad.catalog.exchange.ImportCatalog},
 * which programs and the command line use to bring one in at once.
 */
@NullMarked
package org.muwahhad.catalog.exchange;

import org.jspecify.annotations.NullMarked;
