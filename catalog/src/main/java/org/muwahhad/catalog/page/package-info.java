/** Pages and API that use all of the catalog: browsing, the page and forms of an item. */
@NullMarked
package org.muwahhad.catalog.page;

import org.jspecify.annotations.NullMarked;
