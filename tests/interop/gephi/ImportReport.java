import java.io.File;
import java.util.Locale;
import org.gephi.graph.api.DirectedGraph;
import org.gephi.graph.api.Edge;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.GraphModel;
import org.gephi.graph.api.Node;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.importer.api.Issue;
import org.gephi.io.importer.api.Report;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.project.api.ProjectController;
import org.openide.util.Lookup;

/** Imports a file as Gephi does, and prints what arrived as one line of JSON. */
public class ImportReport {
  public static void main(String[] arguments) throws Exception {
    Locale.setDefault(Locale.ROOT);
    ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
    projects.newProject();
    ImportController importer = Lookup.getDefault().lookup(ImportController.class);
    Container container = importer.importFile(new File(arguments[0]));
    container.getLoader().setAllowAutoNode(false);
    container.getLoader().setAutoScale(false);
    Report report = container.getReport();
    importer.process(container, new DefaultProcessor(), projects.getCurrentWorkspace());
    container.closeLoader();
    int severe = 0;
    int warnings = 0;
    StringBuilder messages = new StringBuilder();
    for (java.util.Iterator<Issue> issues = report.getIssues(1000); issues.hasNext();) {
      Issue issue = issues.next();
      if (issue.getLevel() == Issue.Level.SEVERE || issue.getLevel() == Issue.Level.CRITICAL) severe += 1;
      if (issue.getLevel() == Issue.Level.WARNING) warnings += 1;
      messages.append(issue.getLevel()).append(": ").append(issue.getMessage()).append(" | ");
    }
    GraphModel model = Lookup.getDefault().lookup(GraphController.class).getGraphModel();
    DirectedGraph graph = model.getDirectedGraph();
    int labelled = 0;
    int coloured = 0;
    double farthest = 0;
    for (Node node : graph.getNodes()) {
      if (node.getLabel() != null && !node.getLabel().isEmpty()) labelled += 1;
      if (node.r() + node.g() + node.b() > 0) coloured += 1;
      farthest = Math.max(farthest, Math.max(Math.abs(node.x()), Math.abs(node.y())));
    }
    double weight = 0;
    int labelledEdges = 0;
    java.util.Set<String> colours = new java.util.TreeSet<>();
    for (Edge edge : graph.getEdges()) {
      weight += edge.getWeight();
      if (edge.getLabel() != null && !edge.getLabel().isEmpty()) labelledEdges += 1;
      colours.add(edge.r() + "," + edge.g() + "," + edge.b());
    }
    StringBuilder columns = new StringBuilder();
    for (org.gephi.graph.api.Column column : model.getNodeTable()) columns.append(column.getId()).append(' ');
    columns.append("/ ");
    for (org.gephi.graph.api.Column column : model.getEdgeTable()) columns.append(column.getId()).append(' ');
    System.out.println("{\"nodes\":" + graph.getNodeCount() + ",\"edges\":" + graph.getEdgeCount()
        + ",\"edgeTypes\":" + java.util.Arrays.stream(model.getEdgeTypeLabels()).filter(type -> type != null).count()
        + ",\"labelled\":" + labelled + ",\"coloured\":" + coloured + ",\"farthest\":" + farthest
        + ",\"weight\":" + weight + ",\"labelledEdges\":" + labelledEdges + ",\"edgeColours\":" + colours.size()
        + ",\"dynamic\":" + model.isDynamic() + ",\"severe\":" + severe + ",\"warnings\":" + warnings
        + ",\"columns\":\"" + columns.toString().trim() + "\",\"messages\":\"" + messages.toString().replace("\\", "/").replace("\"", "'").replace("\n", " ") + "\"}");
    System.exit(0);
  }
}
