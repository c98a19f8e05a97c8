/**
 * Framework agreements: how they are concluded, who reads them, when they are in force, and what
 * each entity may still order and has spent. It also holds what the acts of the subpackages share:
 * the rows of orders, transfers and accessions, and the entries that these acts write.
 */
@NullMarked
package org.muwahhad.framework;

import org.jspecify.annotations.NullMarked;
