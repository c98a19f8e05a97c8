package org.muwahhad.catalog.exchange;

/**
 * Where in a UBL document something stands.
 *
 * @param path of the element, such as {@code cac:CatalogueLine[7]/cac:Item/cbc:Name}
 * @param line of the file, from 1
 */
record UblPlace(String path, int line) {}
