package org.muwahhad.audit;

/**
 * What an act leaves on the record: one record class an act, described by its {@link Act}. Each
 * feature has a sealed interface of its entries, so that a reader can match them by their types.
 *
 * <p>Its components are the keys and values of the detail that is written and hashed, but for those
 * that the places of {@link Act} name. Their types and forms:
 *
 * <ul>
 *   <li>texts, whole numbers and booleans, as JSON has them;
 *   <li>{@code BigDecimal} as text without an exponent, or with {@link AsNumber} as a JSON number;
 *   <li>{@code Instant} (UTC) and {@code LocalDate} as text in ISO 8601;
 *   <li>enums by their names;
 *   <li>lists, maps with texts as keys, and records in the order of their components.
 * </ul>
 *
 * <p>The key of a component that is null is left out.
 */
public interface Entry {}
