package org.muwahhad.catalog.search;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.muwahhad.catalog.item.ItemKind;
import org.muwahhad.catalog.item.ItemStatus;
import org.muwahhad.shared.Bilingual;

/**
 * An item as the search index takes it in, in its newest revision.
 *
 * @param version count of changes of the item, by which a stale entry is recognised
 * @param attributes values by attribute code; several where an attribute takes several
 * @param states member states that demanded it in rounds that were aggregated, ISO 3166-1
 * @param price benchmark of one unit, without VAT
 * @param currency of the price, ISO 4217
 */
record SearchDocument(
    long id,
    String code,
    String category,
    ItemKind kind,
    ItemStatus status,
    int version,
    Bilingual name,
    Bilingual description,
    Bilingual categoryName,
    Map<String, List<String>> attributes,
    Set<String> states,
    BigDecimal price,
    String currency) {}
