package org.muwahhad.audit;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Role;

/** The entries of one act: what its record class and its {@link Act} say. */
public final class EntryKind {
  private static final Pattern NAMED = Pattern.compile("\\{([a-zA-Z0-9]+)}");
  private static final ClassValue<EntryKind> KINDS =
      new ClassValue<>() {
        @Override
        protected EntryKind computeValue(Class<?> type) {
          return new EntryKind(type.asSubclass(Entry.class));
        }
      };

  private final Class<? extends Entry> type;
  private final Act act;
  private final String object;
  private final Set<String> placed = new TreeSet<>();
  private final List<RecordComponent> components;
  private final Pattern actForm;
  private final Pattern chainForm;
  private final Pattern objectForm;

  private EntryKind(Class<? extends Entry> type) {
    Act annotation = type.getAnnotation(Act.class);
    if (annotation == null || !type.isRecord()) {
      throw new IllegalArgumentException(type + " is no record of an act");
    }
    this.type = type;
    this.act = annotation;
    this.object =
        annotation.object().isEmpty()
            ? annotation.chain().replaceFirst(":", " ")
            : annotation.object();
    this.components = List.of(type.getRecordComponents());
    this.actForm = form(annotation.name());
    this.chainForm = form(annotation.chain());
    this.objectForm = form(object);
    Set<String> names =
        components.stream().map(RecordComponent::getName).collect(Collectors.toSet());
    if (!names.containsAll(placed)) {
      throw new IllegalArgumentException(type + " has not all of " + placed);
    }
  }

  public static EntryKind of(Class<? extends Entry> type) {
    return KINDS.get(type);
  }

  /**
   * The records that a sealed interface of entries permits, also by way of other sealed interfaces.
   */
  public static List<EntryKind> listOf(Class<? extends Entry> family) {
    if (family.isRecord()) {
      return List.of(of(family));
    }
    if (!family.isSealed()) {
      throw new IllegalArgumentException(family + " is not sealed");
    }
    return Arrays.stream(family.getPermittedSubclasses())
        .flatMap(c -> listOf(c.asSubclass(Entry.class)).stream())
        .toList();
  }

  /** The act of an entry. */
  String act(Entry entry) {
    return fill(act.name(), entry);
  }

  /**
   * The name of the act, such as {@code tender.publish}, with braces if it depends on the entry.
   */
  public String act() {
    return act.name();
  }

  public Class<? extends Entry> type() {
    return type;
  }

  /** The role in which everybody does it. */
  Role role() {
    if (act.by().length != 1 || act.byAnybody()) {
      throw new IllegalArgumentException(act() + " is not done in one role");
    }
    return act.by()[0];
  }

  void requireRole(Role role) {
    if (!act.byAnybody() && !List.of(act.by()).contains(role)) {
      throw new IllegalArgumentException(act() + " is not done as " + role);
    }
  }

  void requireSystem() {
    if ((act.by().length > 0 || act.byAnybody()) && !act.bySystem()) {
      throw new IllegalArgumentException(act() + " is not done by the service");
    }
  }

  /** The stream of an entry. */
  String chain(Entry entry) {
    return fill(act.chain(), entry);
  }

  /** Kind and key of what an entry is about. */
  String object(Entry entry) {
    return fill(object, entry);
  }

  /** The key of a component in the detail. */
  static String key(RecordComponent component) {
    Key given = component.getAnnotation(Key.class);
    return given == null ? component.getName() : given.value();
  }

  /** Components that are part of the detail, in the alphabetical order of their keys. */
  List<RecordComponent> detail() {
    Map<String, RecordComponent> sorted = new TreeMap<>();
    components.stream()
        .filter(c -> !placed.contains(c.getName()))
        .forEach(c -> sorted.put(key(c), c));
    return List.copyOf(sorted.values());
  }

  /** The keys of the detail. */
  public Set<String> keys() {
    return detail().stream().map(EntryKind::key).collect(Collectors.toSet());
  }

  /** Whether an act is the one of these entries. */
  public boolean isOf(String name) {
    return actForm.matcher(name).matches();
  }

  /**
   * What act, chain and object say of the components named there; empty when they have other forms.
   */
  Optional<Map<String, String>> places(String name, String chain, String objectText) {
    Map<String, String> found = new HashMap<>();
    boolean matches =
        match(actForm, act.name(), name, found)
            && match(chainForm, act.chain(), chain, found)
            && match(objectForm, object, objectText, found);
    return matches ? Optional.of(found) : Optional.empty();
  }

  /** The entry with these values of its components, by their names. */
  Entry make(Map<String, @Nullable Object> values) {
    @Nullable Object[] arguments = components.stream().map(c -> values.get(c.getName())).toArray();
    return (Entry) make(type, arguments);
  }

  static Object make(Class<?> type, @Nullable Object[] arguments) {
    try {
      Constructor<?> constructor =
          type.getDeclaredConstructor(
              Arrays.stream(type.getRecordComponents())
                  .map(RecordComponent::getType)
                  .toArray(Class<?>[]::new));
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  static @Nullable Object value(RecordComponent component, Object of) {
    try {
      return component.getAccessor().invoke(of);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  List<RecordComponent> components() {
    return components;
  }

  private String fill(String template, Entry entry) {
    Map<String, String> values = new HashMap<>();
    for (RecordComponent component : components) {
      if (placed.contains(component.getName())) {
        values.put(component.getName(), String.valueOf(value(component, entry)));
      }
    }
    return NAMED
        .matcher(template)
        .replaceAll(m -> Matcher.quoteReplacement(values.getOrDefault(m.group(1), "")));
  }

  private Pattern form(String template) {
    StringBuilder pattern = new StringBuilder();
    int end = 0;
    Matcher named = NAMED.matcher(template);
    while (named.find()) {
      placed.add(named.group(1));
      pattern.append(Pattern.quote(template.substring(end, named.start()))).append("(.+?)");
      end = named.end();
    }
    pattern.append(Pattern.quote(template.substring(end)));
    return Pattern.compile(pattern.toString(), Pattern.DOTALL);
  }

  private static boolean match(
      Pattern form, String template, String text, Map<String, String> found) {
    Matcher given = form.matcher(text);
    if (!given.matches()) {
      return false;
    }
    List<String> names = new ArrayList<>();
    NAMED.matcher(template).results().forEach(m -> names.add(m.group(1)));
    for (int i = 0; i < names.size(); i++) {
      String value = given.group(i + 1);
      String before = found.put(names.get(i), value);
      if (before != null && !before.equals(value)) {
        return false;
      }
    }
    return true;
  }
}
