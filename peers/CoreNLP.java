import edu.stanford.nlp.ling.CoreAnnotations;
import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.ling.IndexedWord;
import edu.stanford.nlp.pipeline.Annotation;
import edu.stanford.nlp.pipeline.StanfordCoreNLP;
import edu.stanford.nlp.semgraph.SemanticGraph;
import edu.stanford.nlp.semgraph.SemanticGraphCoreAnnotations;
import edu.stanford.nlp.semgraph.SemanticGraphEdge;
import edu.stanford.nlp.util.CoreMap;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * Runs Stanford CoreNLP for compare.py.
 *
 *   CoreNLP speed ANNOTATORS TEXTS WARM   documents apart by NUL, one at a time; WARM documents are read before the clock
 *                                         starts. Prints one line of JSON; CPU seconds are the whole process's.
 *   CoreNLP words IN.conllu OUT.conllu    tags and parses given words; UPOS stays "_": the tagger gives XPOS only
 */
public class CoreNLP {
  public static void main(String[] args) throws Exception {
    if (args[0].equals("speed")) {
      speed(args[1], Path.of(args[2]), Integer.parseInt(args[3]));
    } else {
      words(Path.of(args[1]), Path.of(args[2]));
    }
  }

  static StanfordCoreNLP pipeline(String annotators, boolean given) {
    Properties p = new Properties();
    p.setProperty("annotators", annotators);
    p.setProperty("threads", "1");
    return new StanfordCoreNLP(p, !given);
  }

  static double cpuSeconds() {
    var os = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return os.getProcessCpuTime() / 1e9;
  }

  static void speed(String annotators, Path texts, int warm) throws Exception {
    String[] docs = Files.readString(texts, StandardCharsets.UTF_8).split("\0");
    StanfordCoreNLP nlp = pipeline(annotators, false);
    double loaded = cpuSeconds();
    for (int i = 0; i < warm && i < docs.length; i++) {
      nlp.annotate(new Annotation(docs[i]));
    }
    double start = cpuSeconds();
    long tokens = 0;
    for (int i = 0; i < docs.length; i++) {
      Annotation a = new Annotation(docs[i]);
      nlp.annotate(a);
      tokens += a.get(CoreAnnotations.TokensAnnotation.class).size();
      if (i % 50 == 49) {
        System.err.printf("%d of %d documents%n", i + 1, docs.length);
      }
    }
    double cpu = cpuSeconds() - start;
    System.out.printf("{\"cpu\": %.3f, \"start\": %.3f, \"tokens\": %d}%n", cpu, loaded, tokens);
  }

  static void words(Path in, Path out) throws Exception {
    StanfordCoreNLP nlp = pipeline("pos,lemma,depparse", true);
    try (PrintWriter w = new PrintWriter(Files.newBufferedWriter(out, StandardCharsets.UTF_8))) {
      List<String> rows = new ArrayList<>();
      for (String line : Files.readAllLines(in, StandardCharsets.UTF_8)) {
        if (!line.isEmpty()) {
          rows.add(line);
        } else if (!rows.isEmpty()) {
          sentence(nlp, rows, w);
          rows.clear();
        }
      }
      if (!rows.isEmpty()) {
        sentence(nlp, rows, w);
      }
    }
  }

  /** One sentence of CoNLL-U; lines that are no words are written as they came. */
  static void sentence(StanfordCoreNLP nlp, List<String> rows, PrintWriter w) {
    List<CoreLabel> tokens = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (String row : rows) {
      String[] col = row.split("\t", -1);
      if (!col[0].matches("\\d+")) {
        continue;
      }
      CoreLabel t = new CoreLabel();
      t.setWord(col[1]);
      t.setValue(col[1]);
      t.setOriginalText(col[1]);
      t.setBeginPosition(text.length());
      text.append(col[1]);
      t.setEndPosition(text.length());
      String after = ("|" + col[9] + "|").contains("|SpaceAfter=No|") ? "" : " ";
      t.setBefore(tokens.isEmpty() ? "" : tokens.get(tokens.size() - 1).after());
      t.setAfter(after);
      text.append(after);
      t.setIndex(tokens.size() + 1);
      t.setSentIndex(0);
      tokens.add(t);
    }
    Annotation s = new Annotation(text.toString());
    s.set(CoreAnnotations.TokensAnnotation.class, tokens);
    s.set(CoreAnnotations.TokenBeginAnnotation.class, 0);
    s.set(CoreAnnotations.TokenEndAnnotation.class, tokens.size());
    s.set(CoreAnnotations.SentenceIndexAnnotation.class, 0);
    Annotation doc = new Annotation(text.toString());
    doc.set(CoreAnnotations.TokensAnnotation.class, tokens);
    doc.set(CoreAnnotations.SentencesAnnotation.class, new ArrayList<CoreMap>(List.of(s)));
    nlp.annotate(doc);

    String[] rel = new String[tokens.size() + 1];
    int[] head = new int[tokens.size() + 1];
    SemanticGraph g = s.get(SemanticGraphCoreAnnotations.BasicDependenciesAnnotation.class);
    for (IndexedWord r : g.getRoots()) {
      rel[r.index()] = "root";
    }
    for (SemanticGraphEdge e : g.edgeIterable()) {
      rel[e.getDependent().index()] = e.getRelation().toString();
      head[e.getDependent().index()] = e.getGovernor().index();
    }
    for (String row : rows) {
      String[] col = row.split("\t", -1);
      if (!col[0].matches("\\d+")) {
        w.println(row);
        continue;
      }
      CoreLabel t = tokens.get(Integer.parseInt(col[0]) - 1);
      String r = rel[t.index()];
      w.println(String.join("\t", col[0], col[1], t.lemma(), "_", t.tag(), "_",
          r == null ? "_" : String.valueOf(head[t.index()]), r == null ? "_" : r, col[8], col[9]));
    }
    w.println();
  }
}
