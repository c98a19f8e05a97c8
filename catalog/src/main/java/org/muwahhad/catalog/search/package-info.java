/**
 * Search for items: the index in memory that follows the database, the search in both languages
 * with its filters, and the synonyms that catalog managers keep.
 */
@NullMarked
package org.muwahhad.catalog.search;

import org.jspecify.annotations.NullMarked;
