package org.muwahhad.shared;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * The calls that pass two keys or more. A key is a {@code long} called {@code id} or {@code …Id},
 * and the compiler lets any of them stand for another. Their names do not: {@code bidId} or {@code
 * bid.id()} is the key of a bid.
 */
final class KeyArguments extends TreePathScanner<Void, CompilationUnitTree> {
  private static final Set<String> TYPES = Set.of("long", "java.lang.Long");
  private static final Set<String> WRAPPING = Set.of("requireNonNull", "parseLong", "valueOf");
  private static final Set<String> UNWRAPPING = Set.of("orElseThrow", "longValue");
  private final Trees trees;
  private final List<String> faults = new ArrayList<>();
  private int calls;
  private int told;

  private KeyArguments(Trees trees) {
    this.trees = trees;
  }

  /** What is wrong in these sources, which may name what is on the class path. */
  static KeyArguments in(Iterable<? extends JavaFileObject> sources) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    JavacTask task =
        (JavacTask)
            compiler.getTask(
                null,
                null,
                diagnostic -> {},
                List.of("-proc:none", "-cp", System.getProperty("java.class.path")),
                null,
                sources);
    List<CompilationUnitTree> units = new ArrayList<>();
    task.parse().forEach(units::add);
    task.analyze();
    KeyArguments found = new KeyArguments(Trees.instance(task));
    units.forEach(unit -> found.scan(unit, unit));
    return found;
  }

  /** The calls that pass the key of one thing where that of another is asked for. */
  List<String> faults() {
    return List.copyOf(faults);
  }

  /** How many calls pass two keys or more. */
  int calls() {
    return calls;
  }

  /** In how many of them the names tell if the first two keys were swapped. */
  int told() {
    return told;
  }

  @Override
  public @Nullable Void visitMethodInvocation(MethodInvocationTree call, CompilationUnitTree unit) {
    Element method = trees.getElement(new TreePath(getCurrentPath(), call.getMethodSelect()));
    look(method, call.getArguments(), unit);
    return super.visitMethodInvocation(call, unit);
  }

  @Override
  public @Nullable Void visitNewClass(NewClassTree call, CompilationUnitTree unit) {
    look(trees.getElement(getCurrentPath()), call.getArguments(), unit);
    return super.visitNewClass(call, unit);
  }

  private void look(
      @Nullable Element called,
      List<? extends ExpressionTree> arguments,
      CompilationUnitTree unit) {
    if (!(called instanceof ExecutableElement method)
        || method.getParameters().size() != arguments.size()
        || !String.valueOf(method.getEnclosingElement()).startsWith("org.muwahhad")) {
      return;
    }
    List<? extends VariableElement> parameters = method.getParameters();
    List<Integer> keys =
        IntStream.range(0, parameters.size())
            .filter(i -> isKey(parameters.get(i)))
            .boxed()
            .toList();
    if (keys.size() < 2) {
      return;
    }
    calls++;
    List<String> asked = keys.stream().map(i -> thing(parameters.get(i).toString())).toList();
    List<String> passed = keys.stream().map(i -> thing(name(arguments.get(i)))).toList();
    for (int i = 0; i < keys.size(); i++) {
      if (isOfAnother(passed.get(i), i, asked)) {
        faults.add(
            "%s:%d passes %s as %s"
                .formatted(
                    unit.getSourceFile().getName(),
                    unit.getLineMap()
                        .getLineNumber(
                            trees
                                .getSourcePositions()
                                .getStartPosition(unit, arguments.get(keys.get(i)))),
                    arguments.get(keys.get(i)),
                    parameters.get(keys.get(i))));
      }
    }
    if (isOfAnother(passed.get(1), 0, asked) || isOfAnother(passed.get(0), 1, asked)) {
      told++;
    }
  }

  private static boolean isKey(VariableElement parameter) {
    String name = parameter.getSimpleName().toString();
    return (name.equals("id") || name.endsWith("Id"))
        && TYPES.stream().anyMatch(parameter.asType().toString()::endsWith);
  }

  /** Whether a key is, by its name, of what another parameter asks for. */
  private static boolean isOfAnother(String passed, int place, List<String> asked) {
    if (passed.isEmpty() || isOf(passed, asked.get(place))) {
      return false;
    }
    return IntStream.range(0, asked.size())
        .filter(other -> other != place)
        .anyMatch(other -> isOf(passed, asked.get(other)));
  }

  private static boolean isOf(String passed, String asked) {
    return !asked.isEmpty() && passed.endsWith(asked);
  }

  /** {@code lotitem} of {@code lotItemId}; empty of {@code id}, which may be of anything. */
  private static String thing(String name) {
    return name.replaceFirst("[iI]d$", "").toLowerCase(Locale.ROOT);
  }

  /** What a key is called where it is passed; empty where it has no name. */
  private static String name(ExpressionTree passed) {
    if (passed instanceof IdentifierTree variable) {
      return variable.getName().toString();
    }
    if (passed instanceof MemberSelectTree field) {
      return field.getIdentifier().toString();
    }
    if (!(passed instanceof MethodInvocationTree call)) {
      return "";
    }
    ExpressionTree select = call.getMethodSelect();
    String method =
        select instanceof MemberSelectTree member
            ? member.getIdentifier().toString()
            : select.toString();
    if (WRAPPING.contains(method) && !call.getArguments().isEmpty()) {
      return name(call.getArguments().get(0));
    }
    if (select instanceof MemberSelectTree member && method.equals("id")) {
      return name(member.getExpression()) + "Id";
    }
    if (select instanceof MemberSelectTree member && UNWRAPPING.contains(method)) {
      return name(member.getExpression());
    }
    return method;
  }
}
