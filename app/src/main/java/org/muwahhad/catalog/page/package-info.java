/**
 * Where all of the catalog meets: the pages of browsing, of one item and of the manager's forms,
 * and the catalog for programs.
 */
@NullMarked
package org.muwahhad.catalog.page;

import org.jspecify.annotations.NullMarked;
