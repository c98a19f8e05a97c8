package org.muwahhad.face;

import io.micronaut.web.router.Router;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The places that pages have by their addresses, so that nobody fills the figures with others. */
@Singleton
class PlacesOfPages {
  private static final String ANY = "{id}";
  private final List<List<String>> pages;

  PlacesOfPages(Router router) {
    this.pages =
        router
            .uriRoutes()
            .map(r -> r.getUriMatchTemplate().toString())
            .filter(address -> !address.startsWith("/api/"))
            .map(PlacesOfPages::withAnyNames)
            .map(PlacesOfPages::steps)
            .distinct()
            .toList();
  }

  /**
   * The place as it is kept, with {@code {id}} for every part that a page takes as a name.
   *
   * @return empty where no page has it
   */
  Optional<String> find(String place) {
    List<String> steps = steps(place);
    return pages.stream()
        .filter(page -> page.size() == steps.size())
        .filter(page -> IntStream.range(0, page.size()).allMatch(i -> fits(page, steps, i)))
        .min(Comparator.comparingLong(page -> page.stream().filter(ANY::equals).count()))
        .map(page -> "/" + String.join("/", page));
  }

  /** An address with {@link #ANY} for each name in it, and without what may be asked after it. */
  private static String withAnyNames(String address) {
    StringBuilder place = new StringBuilder();
    int at = 0;
    for (int open = address.indexOf('{'); open >= 0; open = address.indexOf('{', at)) {
      place.append(address, at, open);
      if ("?&/".indexOf(address.charAt(open + 1)) < 0) {
        place.append(ANY);
      }
      at = address.indexOf('}', open) + 1;
    }
    return place.append(address.substring(at)).toString();
  }

  private static boolean fits(List<String> page, List<String> steps, int i) {
    return page.get(i).equals(ANY) || page.get(i).equals(steps.get(i));
  }

  private static List<String> steps(String address) {
    return Arrays.stream(address.split("/", -1)).filter(step -> !step.isEmpty()).toList();
  }
}
