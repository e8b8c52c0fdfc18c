import { Route, Routes, useParams } from 'react-router-dom';
import { OperationsListPage } from './list/OperationsListPage';
import { OperationPage } from './page/OperationPage';

/** The list, and below it a page for each operation. */
export function OperationsPage() {
  return (
    <Routes>
      <Route index element={<OperationsListPage />} />
      <Route path=":operationId" element={<OperationOfAddress />} />
    </Routes>
  );
}

function OperationOfAddress() {
  const { operationId = '' } = useParams();
  // What is known of one operation is no use for another.
  return <OperationPage key={operationId} id={operationId} />;
}
