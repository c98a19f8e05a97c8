package org.muwahhad.opendata;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Releases and what they come to together, by the merging rules of OCDS 1.1: objects are merged
 * field by field, lists of objects with an {@code id} by this id, all other lists are replaced as a
 * whole, and null takes a field away. An object or a list never goes away again.
 */
final class MergedReleases {
  /** Fields that each release has for itself, and that are not merged. */
  private static final Set<String> OF_THE_RELEASE = Set.of("id", "date", "tag");

  /** Lists that the schema replaces as a whole although their objects have an id. */
  private static final Set<String> WHOLE =
      Set.of("additionalIdentifiers", "additionalClassifications");

  /** Fields that the schema requires of objects of a list, also where only another one changed. */
  private static final Map<String, List<String>> REQUIRED =
      Map.of("contracts", List.of("awardID"), "statistics", List.of("measure", "value"));

  private MergedReleases() {}

  /**
   * The release that is missing for a state: the fields that differ, and of lists the objects that
   * differ, each with its id.
   *
   * @param published what the releases so far come to
   * @param state what is public now
   * @return empty when nothing differs
   */
  static Map<String, Object> difference(Map<String, Object> published, Map<String, Object> state) {
    Map<String, @Nullable Object> changed = changes(published, state);
    @SuppressWarnings("unchecked")
    Map<String, Object> release = (Map<String, Object>) (Map<String, ?>) changed;
    return release;
  }

  private static Map<String, @Nullable Object> changes(
      Map<String, ?> published, Map<String, ?> state) {
    Map<String, @Nullable Object> changed = new LinkedHashMap<>();
    state.forEach(
        (name, value) -> {
          Object before = published.get(name);
          if (!ReleaseJson.same(before, value)) {
            Object part = change(name, before, value);
            if (part != null) {
              changed.put(name, part);
            }
          }
        });
    // The schema takes null for texts, numbers and dates alone.
    published.keySet().stream()
        .filter(name -> !state.containsKey(name))
        .filter(
            name -> !(published.get(name) instanceof Map || published.get(name) instanceof List))
        .forEach(name -> changed.put(name, null));
    return changed;
  }

  private static @Nullable Object change(String name, @Nullable Object before, Object value) {
    if (value instanceof Map<?, ?> object && before instanceof Map<?, ?> earlier) {
      Map<String, @Nullable Object> changed = changes(strings(earlier), strings(object));
      return changed.isEmpty() ? null : withId(strings(object), changed, List.of());
    }
    if (isListOfObjects(name, value) && before != null && isListOfObjects(name, before)) {
      List<Object> changed =
          changedObjects(objects(before), objects(value), REQUIRED.getOrDefault(name, List.of()));
      return changed.isEmpty() ? null : changed;
    }
    return value;
  }

  private static List<Object> changedObjects(
      List<Map<String, Object>> before, List<Map<String, Object>> now, List<String> required) {
    Map<String, Map<String, Object>> byId = byId(before);
    List<Object> changed = new ArrayList<>();
    for (Map<String, Object> object : now) {
      Map<String, Object> earlier = byId.get(id(object));
      if (earlier == null) {
        changed.add(object);
      } else {
        Map<String, @Nullable Object> fields = changes(earlier, object);
        if (!fields.isEmpty()) {
          changed.add(withId(object, fields, required));
        }
      }
    }
    return changed;
  }

  /** A change of an object has the id of the object, and what else is required of it. */
  private static Map<String, @Nullable Object> withId(
      Map<String, Object> object, Map<String, @Nullable Object> changed, List<String> required) {
    Map<String, @Nullable Object> whole = new LinkedHashMap<>();
    if (object.containsKey("id")) {
      whole.put("id", object.get("id"));
    }
    for (String field : required) {
      if (object.containsKey(field)) {
        whole.put(field, object.get(field));
      }
    }
    whole.putAll(changed);
    return whole;
  }

  /** What a release adds to those before it. */
  static Map<String, Object> merge(Map<String, Object> published, Map<String, ?> release) {
    Map<String, Object> merged = new LinkedHashMap<>(published);
    release.forEach(
        (name, value) -> {
          if (value == null) {
            merged.remove(name);
          } else {
            merged.put(name, merged(name, merged.get(name), value));
          }
        });
    return merged;
  }

  private static Object merged(String name, @Nullable Object before, Object value) {
    if (value instanceof Map<?, ?> object) {
      return merge(
          before instanceof Map<?, ?> earlier ? strings(earlier) : Map.of(), strings(object));
    }
    if (!isListOfObjects(name, value)) {
      return value;
    }
    Map<String, Map<String, Object>> byId =
        before != null && isListOfObjects(name, before)
            ? byId(objects(before))
            : new LinkedHashMap<>();
    objects(value)
        .forEach(o -> byId.merge(id(o), merge(Map.of(), o), (earlier, added) -> merge(earlier, o)));
    return List.copyOf(byId.values());
  }

  /** A release without the fields that it has for itself, as a compiled release takes it. */
  static Map<String, Object> mergeable(Map<String, Object> release) {
    Map<String, Object> rest = new LinkedHashMap<>(release);
    OF_THE_RELEASE.forEach(rest::remove);
    return rest;
  }

  /**
   * Every value that each field had, with the release that published it: the versioned release of a
   * record. The id of an object in a list stands alone, because it tells which object it is. Every
   * other id is a value like any other.
   *
   * @param releases of a process, the oldest first
   */
  static Map<String, Object> versions(List<Map<String, Object>> releases) {
    Map<String, Object> versioned = new LinkedHashMap<>();
    for (Map<String, Object> release : releases) {
      Map<String, Object> source = new LinkedHashMap<>();
      source.put("releaseID", release.get("id"));
      source.put("releaseDate", release.get("date"));
      source.put("releaseTag", release.get("tag"));
      version(versioned, mergeable(release), source, false);
    }
    return versioned;
  }

  @SuppressWarnings("unchecked")
  private static void version(
      Map<String, Object> versioned,
      Map<String, ?> release,
      Map<String, Object> source,
      boolean listed) {
    release.forEach(
        (name, value) -> {
          if (name.equals("ocid") || (listed && name.equals("id"))) {
            versioned.putIfAbsent(name, Objects.requireNonNull(value));
          } else if (value instanceof Map<?, ?> object) {
            version(
                (Map<String, Object>)
                    versioned.computeIfAbsent(name, n -> new LinkedHashMap<String, Object>()),
                strings(object),
                source,
                false);
          } else if (value != null && isListOfObjects(name, value)) {
            List<Object> list =
                (List<Object>) versioned.computeIfAbsent(name, n -> new ArrayList<Object>());
            objects(value).forEach(o -> version(entry(list, id(o), o), o, source, true));
          } else {
            List<Object> values =
                (List<Object>) versioned.computeIfAbsent(name, n -> new ArrayList<Object>());
            if (values.isEmpty() || !isLast(values, value)) {
              Map<String, @Nullable Object> one = new LinkedHashMap<>(source);
              one.put("value", value);
              values.add(one);
            }
          }
        });
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> entry(
      List<Object> list, String id, Map<String, Object> object) {
    for (Object one : list) {
      if (id((Map<String, Object>) one).equals(id)) {
        return (Map<String, Object>) one;
      }
    }
    Map<String, Object> added = new LinkedHashMap<>();
    added.put("id", Objects.requireNonNull(object.get("id")));
    list.add(added);
    return added;
  }

  private static Map<String, Map<String, Object>> byId(List<Map<String, Object>> objects) {
    Map<String, Map<String, Object>> byId = new LinkedHashMap<>();
    objects.forEach(o -> byId.put(id(o), o));
    return byId;
  }

  private static String id(Map<String, ?> object) {
    return String.valueOf(object.get("id"));
  }

  private static boolean isListOfObjects(String name, @Nullable Object value) {
    return value instanceof List<?> list
        && !WHOLE.contains(name)
        && !list.isEmpty()
        && list.stream().allMatch(o -> o instanceof Map<?, ?> object && object.containsKey("id"));
  }

  /** Whether the last of the values that a field had is this one: it is not said twice. */
  private static boolean isLast(List<Object> values, @Nullable Object value) {
    return values.get(values.size() - 1) instanceof Map<?, ?> last
        && ReleaseJson.same(last.get("value"), value);
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> objects(Object list) {
    return (List<Map<String, Object>>) list;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> strings(Map<?, ?> object) {
    return (Map<String, Object>) object;
  }
}
