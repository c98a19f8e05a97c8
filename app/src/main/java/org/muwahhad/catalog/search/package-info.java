/**
 * Finding items: the index in memory that follows the database, the search in both languages with
 * what it can be narrowed by, and the synonyms that catalog managers keep.
 */
@NullMarked
package org.muwahhad.catalog.search;

import org.jspecify.annotations.NullMarked;
