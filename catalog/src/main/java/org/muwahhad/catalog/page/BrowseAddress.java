package org.muwahhad.catalog.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The address of a page of results, from which further addresses are made. Immutable.
 *
 * @param parameters names and values in order; several values of a name stand one by one
 */
record BrowseAddress(List<Parameter> parameters) {

  /** One parameter of the query. */
  record Parameter(String name, String value) {}

  BrowseAddress {
    parameters = List.copyOf(parameters);
  }

  /** The address with one more parameter; an empty value adds nothing. */
  BrowseAddress with(String name, String value) {
    if (value.isBlank()) {
      return this;
    }
    List<Parameter> more = new ArrayList<>(parameters);
    more.add(new Parameter(name, value));
    return new BrowseAddress(more);
  }

  BrowseAddress with(String name, List<String> values) {
    BrowseAddress address = this;
    for (String value : values) {
      address = address.with(name, value);
    }
    return address;
  }

  BrowseAddress without(String name, String value) {
    return new BrowseAddress(
        parameters.stream().filter(p -> !p.equals(new Parameter(name, value))).toList());
  }

  String href() {
    return "/catalog" + query();
  }

  /** The parameters alone, with the sign that begins them; empty when there are none. */
  String query() {
    StringBuilder href = new StringBuilder();
    char sign = '?';
    for (Parameter one : parameters) {
      href.append(sign)
          .append(one.name)
          .append('=')
          .append(URLEncoder.encode(one.value, StandardCharsets.UTF_8));
      sign = '&';
    }
    return href.toString();
  }
}
