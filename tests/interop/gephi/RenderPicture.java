import java.io.File;
import java.util.Locale;
import org.gephi.graph.api.DirectedGraph;
import org.gephi.graph.api.Edge;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.Node;
import org.gephi.io.exporter.api.ExportController;
import org.gephi.io.exporter.preview.SVGExporter;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.preview.api.PreviewController;
import org.gephi.preview.api.PreviewModel;
import org.gephi.preview.api.PreviewProperty;
import org.gephi.preview.types.EdgeColor;
import org.gephi.project.api.ProjectController;
import org.openide.util.Lookup;

/** Opens a file as Gephi does when nothing is changed, draws it as an SVG (a PNG needs a screen), and prints what arrived as one line of JSON. */
public class RenderPicture {
  public static void main(String[] arguments) throws Exception {
    Locale.setDefault(Locale.ROOT);
    ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
    projects.newProject();
    ImportController importer = Lookup.getDefault().lookup(ImportController.class);
    Container container = importer.importFile(new File(arguments[0]));
    importer.process(container, new DefaultProcessor(), projects.getCurrentWorkspace());
    container.closeLoader();
    DirectedGraph graph = Lookup.getDefault().lookup(GraphController.class).getGraphModel().getDirectedGraph();
    double smallest = Double.MAX_VALUE, largest = 0, farthest = 0, thickest = 0;
    for (Node node : graph.getNodes()) {
      smallest = Math.min(smallest, node.size());
      largest = Math.max(largest, node.size());
      farthest = Math.max(farthest, Math.max(Math.abs(node.x()), Math.abs(node.y())));
    }
    for (Edge edge : graph.getEdges()) thickest = Math.max(thickest, edge.getWeight());
    PreviewModel preview = Lookup.getDefault().lookup(PreviewController.class).getModel();
    preview.getProperties().putValue(PreviewProperty.SHOW_NODE_LABELS, true);
    preview.getProperties().putValue(PreviewProperty.EDGE_COLOR, new EdgeColor(EdgeColor.Mode.ORIGINAL));
    SVGExporter svg = (SVGExporter) Lookup.getDefault().lookup(ExportController.class).getExporter("svg");
    svg.setWorkspace(projects.getCurrentWorkspace());
    Lookup.getDefault().lookup(ExportController.class).exportFile(new File(arguments[1]), svg);
    System.out.println("{\"nodes\":" + graph.getNodeCount() + ",\"edges\":" + graph.getEdgeCount()
        + ",\"smallest\":" + smallest + ",\"largest\":" + largest + ",\"farthest\":" + farthest
        + ",\"thickest\":" + thickest + "}");
    System.exit(0);
  }
}
